using System.Buffers;
using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Opik.Server.Hosting;

/// <summary>
/// HTTP/2 without TLS beside HTTP/1.1 on one port: a client that speaks it unasked, as gRPC does, begins with
/// <c>PRI * HTTP/2.0</c> (RFC 9113 §3.4), which no HTTP/1.1 request does. Kestrel chooses HTTP/2 only when TLS negotiated it,
/// so the connection says that it did.
/// </summary>
internal static class PriorKnowledge
{
    private static readonly byte[] Preface = "PRI * HTTP/2.0"u8.ToArray();

    /// <summary>Looks at the first bytes of a connection and leaves them unread.</summary>
    public static ConnectionDelegate Detect(ConnectionDelegate next) => async connection =>
    {
        if (await BeginsWithPrefaceAsync(connection))
            connection.Features.Set<ITlsApplicationProtocolFeature>(new NegotiatedHttp2());
        await next(connection);
    };

    private static async Task<bool> BeginsWithPrefaceAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var result = await input.ReadAsync(connection.ConnectionClosed);
            var matches = Matches(result.Buffer);
            var isComplete = result.Buffer.Length >= Preface.Length;
            var isDecided = !matches || isComplete || result.IsCompleted;
            input.AdvanceTo(result.Buffer.Start, isDecided ? result.Buffer.Start : result.Buffer.End);
            if (isDecided)
                return matches && isComplete;
        }
    }

    private static bool Matches(ReadOnlySequence<byte> start)
    {
        var length = (int)Math.Min(start.Length, Preface.Length);
        Span<byte> bytes = stackalloc byte[Preface.Length];
        start.Slice(0, length).CopyTo(bytes);
        return bytes[..length].SequenceEqual(Preface.AsSpan(0, length));
    }

    private sealed class NegotiatedHttp2 : ITlsApplicationProtocolFeature
    {
        public ReadOnlyMemory<byte> ApplicationProtocol => SslApplicationProtocol.Http2.Protocol;
    }
}
