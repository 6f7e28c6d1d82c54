@rem npm start is "exec node start.js": with exec, a signal to npm reaches the bot, no shell between. This is exec on Windows.
@%*
