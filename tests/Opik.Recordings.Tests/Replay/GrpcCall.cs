using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Opik.Recordings.Tests.Replay;

/// <summary>
/// A unary gRPC call framed by hand: one message is a flag byte (0: not compressed), its length as 4 bytes big-endian, and
/// its bytes; the status comes in the trailers. See https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md.
/// </summary>
internal static class GrpcCall
{
    private const int PrefixLength = 5;

    /// <summary>Sends one message and returns the gRPC status, 0 for success.</summary>
    public static async Task<int> SendAsync(HttpClient client, Uri server, string method, byte[] message, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(message)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in metadata)
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await client.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = answer.TrailingHeaders.TryGetValues("grpc-status", out var trailer) ? trailer : answer.Headers.GetValues("grpc-status");
        return int.Parse(status.First());
    }

    internal static byte[] Frame(byte[] message)
    {
        var framed = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed, PrefixLength);
        return framed;
    }
}
