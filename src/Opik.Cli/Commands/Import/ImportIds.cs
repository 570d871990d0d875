using System.Text;
using Opik.Contracts;

namespace Opik.Cli.Commands.Import;

/// <summary>
/// Ids of what is imported: of the present, because servers refuse ids that are too old, and each larger than the one before,
/// because lists are sorted by id.
/// </summary>
internal sealed class ImportIds(TimeProvider clock)
{
    private const int PerMillisecond = 4096;
    private long milliseconds;
    private int count;

    /// <summary>The next id. 4,096 fit into one millisecond; more run ahead of the clock.</summary>
    public Guid Next()
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (now > milliseconds)
            (milliseconds, count) = (now, 0);
        else if (++count == PerMillisecond)
            (milliseconds, count) = (milliseconds + 1, 0);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).TryWriteBytes(bytes, bigEndian: true, out _);
        // The 12 bits after the version count (RFC 9562, method 1).
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Id of a part of something imported: the same each time, so that a repeated import replaces instead of adding.</summary>
    /// <param name="owner">Imported id of the whole.</param>
    /// <param name="source">Id of the part in the file.</param>
    public static Guid Of(Guid owner, string source) => UuidV7.Derive(Encoding.UTF8.GetBytes($"{owner}/{source}"), UuidV7.UnixMilliseconds(owner));
}
