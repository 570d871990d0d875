using System.Text;
using Opik.Contracts;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>Derives ids that are the same whenever the same body is received again.</summary>
/// <param name="Hash">Of the body.</param>
/// <param name="Milliseconds">When it was first received, since 1970.</param>
internal readonly record struct UploadSeed(string Hash, long Milliseconds)
{
    /// <summary>When the body was first received.</summary>
    public DateTime Received => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds).UtcDateTime;

    /// <summary>The id of something in the body.</summary>
    public Guid Id(string what, int index) => UuidV7.Derive(Encoding.UTF8.GetBytes($"{Hash} {what} {index}"), Milliseconds);

    /// <summary>The id of something that belongs to ids which are known: the same in whatever body it comes.</summary>
    public static Guid Of(Guid time, params ReadOnlySpan<Guid> parts)
    {
        var source = new byte[parts.Length * 16];
        for (var i = 0; i < parts.Length; i++)
            parts[i].TryWriteBytes(source.AsSpan(i * 16), bigEndian: true, out _);
        return UuidV7.Derive(source, UuidV7.UnixMilliseconds(time));
    }
}
