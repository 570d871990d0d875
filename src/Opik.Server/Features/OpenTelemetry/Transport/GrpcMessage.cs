using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.OpenTelemetry.Transport;

/// <summary>
/// The one message of a unary call: a flag (1: compressed as <c>grpc-encoding</c> says), its length as 4 bytes big-endian,
/// its bytes.
/// </summary>
internal static class GrpcMessage
{
    private const int PrefixLength = 5;

    /// <summary>Reads the message of a request; the caller disposes it.</summary>
    /// <exception cref="ApiException">400 cut off or broken, 413 too large, 415 a compression that is not gzip.</exception>
    public static async Task<PooledBuffer> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        var (compressed, length) = await ReadPrefixAsync(request.BodyReader, cancellationToken);
        if (length > maxBytes)
            throw TooLarge(maxBytes);
        var buffer = new PooledBuffer((int)length + 1);
        try
        {
            await CopyAsync(request.BodyReader, buffer, (int)length, cancellationToken);
            await RefuseMoreAsync(request.BodyReader, cancellationToken);
            if (!compressed)
                return buffer;
            if (!string.Equals(request.Headers["grpc-encoding"], "gzip", StringComparison.OrdinalIgnoreCase))
                throw ApiException.WithMessage(StatusCodes.Status415UnsupportedMediaType, "The message is compressed in a way the server does not know: use gzip or none.");
            using (buffer)
                return await InflateAsync(buffer.WrittenMemory, maxBytes, cancellationToken);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>A message with its prefix, not compressed.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> message)
    {
        var framed = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed.AsSpan(PrefixLength));
        return framed;
    }

    private static async Task<(bool Compressed, uint Length)> ReadPrefixAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAtLeastAsync(PrefixLength, cancellationToken);
        if (result.Buffer.Length < PrefixLength)
        {
            reader.AdvanceTo(result.Buffer.End);
            throw Broken("The message is cut off.");
        }

        var prefix = result.Buffer.Slice(0, PrefixLength);
        var (flag, length) = Parse(prefix);
        reader.AdvanceTo(prefix.End);
        return flag <= 1 ? (flag == 1, length) : throw Broken("The message does not begin with 0 or 1.");
    }

    private static (byte Flag, uint Length) Parse(ReadOnlySequence<byte> start)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        start.CopyTo(prefix);
        return (prefix[0], BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]));
    }

    private static async Task CopyAsync(PipeReader reader, PooledBuffer target, int length, CancellationToken cancellationToken)
    {
        while (target.WrittenCount < length)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var taken = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, length - target.WrittenCount));
            foreach (var segment in taken)
                target.Write(segment.Span);
            reader.AdvanceTo(taken.End);
            if (result.IsCompleted && target.WrittenCount < length)
                throw Broken("The message is cut off.");
        }
    }

    private static async Task RefuseMoreAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAsync(cancellationToken);
        var isEnd = result.Buffer.IsEmpty && result.IsCompleted;
        reader.AdvanceTo(result.Buffer.End);
        if (!isEnd)
            throw Broken("The call takes one message.");
    }

    private static async Task<PooledBuffer> InflateAsync(ReadOnlyMemory<byte> compressed, long maxBytes, CancellationToken cancellationToken)
    {
        var inflated = new PooledBuffer((int)Math.Clamp(compressed.Length * 4L, 1024, 1 << 20));
        try
        {
            await using var source = new GZipStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
            while (await source.ReadAsync(inflated.GetMemory(1024), cancellationToken) is var read and > 0)
            {
                inflated.Advance(read);
                if (inflated.WrittenCount > maxBytes)
                    throw TooLarge(maxBytes);
            }

            return inflated;
        }
        catch (InvalidDataException broken)
        {
            inflated.Dispose();
            throw Broken($"The message is not valid gzip: {broken.Message}");
        }
        catch
        {
            inflated.Dispose();
            throw;
        }
    }

    private static ApiException Broken(string message) => ApiException.WithMessage(StatusCodes.Status400BadRequest, message);

    private static ApiException TooLarge(long maxBytes) =>
        ApiException.WithMessage(StatusCodes.Status413PayloadTooLarge, $"The message exceeds the maximum allowed size of {maxBytes} bytes.");
}
