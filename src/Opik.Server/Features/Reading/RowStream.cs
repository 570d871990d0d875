using System.Buffers;
using System.Text.Json;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Reading;

/// <summary>
/// Streams rows as the search routes do: compact JSON objects, each followed by <c>\r\n</c>, in <c>application/octet-stream</c>.
/// Clients take a stream shorter than asked for as the end of the data, so it is filled exactly; a failure after the first
/// row becomes an element of its own, since the status is already sent.
/// </summary>
internal static partial class RowStream
{
    // Small enough that the first rows come soon and memory stays bounded, large enough that a store call is worth it.
    private const int FirstPiece = 50;
    private const int LargestPiece = 250;
    private const int FlushBytes = 256 * 1024;

    /// <summary>
    /// Reads pieces with <paramref name="read"/> (cursor, size) until <paramref name="limit"/> rows are sent or a piece
    /// comes back short. The first piece is read before the answer starts, so that its failure has a status of its own.
    /// </summary>
    public static async Task WriteStreamAsync<T>(
        this HttpContext http, int limit, Guid? cursor, Func<Guid?, int, Task<IReadOnlyList<T>>> read, Func<T, Guid> id, ReadShape shape,
        Action<Utf8JsonWriter, T, ReadShape> row)
    {
        var size = Math.Min(FirstPiece, limit);
        var piece = await read(cursor, size);
        http.Response.ContentType = "application/octet-stream";
        using var buffer = new PooledBuffer(64 * 1024);
        using var writer = new Utf8JsonWriter(buffer, WireJson.Writer);
        var sent = 0;
        try
        {
            while (true)
            {
                foreach (var item in piece)
                {
                    writer.Reset();
                    writer.WriteStartObject();
                    row(writer, item, shape);
                    writer.WriteEndObject();
                    writer.Flush();
                    "\r\n"u8.CopyTo(buffer.GetSpan(2));
                    buffer.Advance(2);
                    if (buffer.WrittenCount >= FlushBytes)
                        await SendAsync(http, buffer);
                }

                sent += piece.Count;
                if (piece.Count < size || sent >= limit)
                    break;
                cursor = id(piece[^1]);
                size = Math.Min(LargestPiece, limit - sent);
                await SendAsync(http, buffer);
                piece = await read(cursor, size);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            LogBroken(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Opik.Server.Streams"), failure, http.Request.Path, sent);
            buffer.Write("{\"code\":500,\"message\":\"Streaming operation timed out\"}\r\n"u8);
        }

        await SendAsync(http, buffer);
    }

    private static async Task SendAsync(HttpContext http, PooledBuffer buffer)
    {
        if (buffer.WrittenCount == 0)
            return;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        buffer.Clear();
    }

    [LoggerMessage(1101, LogLevel.Error, "{Path}: the stream broke off after {Rows} rows.")]
    private static partial void LogBroken(ILogger logger, Exception failure, PathString path, int rows);
}
