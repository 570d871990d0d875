using System.Buffers;
using System.IO.Pipelines;

namespace Opik.Rest;

/// <summary>Lines of a body of any length, without their ends (<c>\n</c> or <c>\r\n</c>), blank ones left out.</summary>
internal sealed class LineReader : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly PipeReader pipe;
    private readonly TimeSpan timeout;

    public LineReader(HttpResponseMessage response, Stream body, TimeSpan timeout)
    {
        this.response = response;
        this.timeout = timeout;
        pipe = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
    }

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="TimeoutException">Nothing came for the time limit.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await ReadSomeAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Content(buffer.Slice(0, end));
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                if (line.Length > 0)
                    return line;
            }
            else if (read.IsCompleted)
            {
                var line = Content(buffer);
                pipe.AdvanceTo(buffer.End);
                return line.Length > 0 ? line : null;
            }
            else
            {
                pipe.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await pipe.CompleteAsync().ConfigureAwait(false);
        response.Dispose();
    }

    private async ValueTask<ReadResult> ReadSomeAsync(CancellationToken cancellationToken)
    {
        if (pipe.TryRead(out var ready))
            return ready;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await pipe.ReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server sent nothing for {timeout.TotalSeconds:0} s.", late);
        }
    }

    private static byte[] Content(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }
}
