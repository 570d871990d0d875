using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>
/// Remembers for a while when a body was first received: a client that lost the answer sends it again, and the ids made for
/// it must be the same. Records that bring their own ids need none of this; after a restart only they are recognised.
/// </summary>
internal sealed class RepeatedUploads(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _received = new(StringComparer.Ordinal);

    /// <summary>What the ids of an upload are derived from.</summary>
    public UploadSeed Seed(Guid workspace, ReadOnlySpan<byte> body)
    {
        var hash = Convert.ToHexString(SHA256.HashData(body));
        var key = $"{workspace:N}{hash}";
        var now = clock.GetUtcNow();
        var first = _received.AddOrUpdate(key, now, (_, before) => now - before > Remembered ? now : before);
        if (_received.Count > Most)
            Forget(now);
        return new UploadSeed(hash, first.ToUnixTimeMilliseconds());
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, received) in _received)
        {
            if (now - received > Remembered)
                _received.TryRemove(key, out _);
        }

        // All of them young: better forgotten than kept without end.
        if (_received.Count > Most)
            _received.Clear();
    }
}
