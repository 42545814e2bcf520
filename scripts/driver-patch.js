/**
 * Corrections to postgres 3.4.9, applied to its text where it is bundled (build.js) and tested (vitest.config.ts), so
 * that no install script is needed and node_modules stays as npm left it. Without them a connection that is lost at the
 * wrong moment ends the process, is never usable again, answers a query with another one's rows, or lets a transaction's
 * later statements run outside it on the next session; and a copy that outruns its reader stops for ever. Open at porsager/postgres as #1066, #1154, #1208.
 */

/** @type {Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>} */
const corrections = {
  'postgres/src/connection.js': [
    [
      // A write that was put off until after the socket went: the query fails, not the process.
      `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x`,
      `    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    nextWriteTimer = null
    if (!socket) {
      chunk = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      query = null
      return false
    }
    const x = socket.write(chunk, fn)
    chunk = null
    return x`,
    ],
    [
      // Statements that are sent together go out together: each write of its own wakes the server's process once more.
      `    if (fn || chunk.length >= 1024)`,
      `    if (fn || chunk.length >= 65536)`,
    ],
    [
      // A cancelled write that still counted as scheduled kept every later one from being sent.
      `    clearImmediate(nextWriteTimer)
    if (socket) {`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) {`,
    ],
    [
      `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`,
    ],
    [
      // What was queued between the error and the close stayed first in line for the next session's answers.
      `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
      `    if (query || sent.length)
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null`,
    ],
    [
      // A copy whose last rows filled the stream left the socket paused; so did one whose reader had gone.
      `      read() { socket.resume() }
    })
    query.resolve(stream)`,
      `      read() { socket && socket.resume() },
      destroy(error, callback) {
        socket && socket.resume()
        callback(error)
      }
    })
    query.resolve(stream)`,
    ],
    [
      // A transaction that fails while its copy is read has to be rolled back all the same.
      `    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
      `    if (stream && !stream.destroyed)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
    ],
    [
      `    stream && (stream.push(x.subarray(5)) || socket.pause())`,
      `    stream && (stream.push(x.subarray(5)) || stream.destroyed || socket.pause())`,
    ],
    [
      `    stream && stream.push(null)
    stream = null`,
      `    stream && stream.push(null)
    stream = null
    socket.resume()`,
    ],
  ],
  'postgres/src/index.js': [
    [
      // What a transaction does first is sent with its beginning. Where that fails, so does all that follows it.
      `      await sql.unsafe('begin ' + options.replace(/[^a-z ]/ig, ''), [], { onexecute }).execute()
      return`,
      `      const begun = sql.unsafe('begin ' + options.replace(/[^a-z ]/ig, ''), [], { onexecute }).execute()
      begun.catch(e => lost = e)
      connection || await Promise.race([new Promise(resolve => started = resolve), begun])
      return`,
    ],
    [
      `      connection = c
      move(c, reserved)`,
      `      connection = c
      started()
      move(c, reserved)`,
    ],
    [
      // A connection that begins a transaction was counted as full: what its transaction asked together was sent one by one.
      `    return c.execute(query)
      ? move(c, busy)
      : move(c, full)`,
      `    return c.execute(query)
      ? move(c, busy)
      : c.reserved || move(c, full)`,
    ],
    [
      `    ready
      ? move(c, busy)
      : move(c, full)`,
      `    ready
      ? move(c, busy)
      : c.reserved || move(c, full)`,
    ],
    [
      `      c.reserved = () => queries.length
        ? c.execute(queries.shift())
        : move(c, reserved)`,
      `      c.reserved = () => {
        while (queries.length)
          if (!c.execute(queries.shift()))
            return
        move(c, reserved)
      }`,
    ],
    [
      // A transaction whose connection was lost must not go on in the session that replaces it.
      `        new Promise((_, reject) => connection.onclose = reject)
      ])
    } catch (error) {`,
      `        new Promise((_, reject) => connection.onclose = e => (lost = e, reject(e)))
      ])
    } catch (error) {`,
    ],
    [
      `    let savepoints = 0
      , connection
      , prepare = null`,
      `    let savepoints = 0
      , connection
      , lost = null
      , started = () => {}
      , prepare = null`,
    ],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full`,
    ],
  ],
}

/** Which modules are corrected, for a bundler's filter. */
export const driverModules = /node_modules[\\/]postgres[\\/]src[\\/](connection|index)\.js$/

/**
 * The corrected text of a module of the driver.
 * @param {string} path
 * @param {string} text
 * @returns {string}
 */
export function patchDriver(path, text) {
  const key = Object.keys(corrections).find(name => path.replaceAll('\\', '/').endsWith(name))
  if (!key) throw new Error(`${path} is not a module of the driver that is corrected`)
  return (corrections[key] ?? []).reduce((result, [from, to]) => {
    const parts = result.split(from)
    if (parts.length !== 2) throw new Error(`${key} is not what driver-patch.js corrects: was the driver updated?`)
    return parts.join(to)
  }, text)
}
