using System.Security.Cryptography;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>
/// Ids of imported rows that have none: made from the job and the row, so that a repeated attempt writes the same items,
/// and rising with the row, so that items keep the order of the file.
/// </summary>
internal static class ImportedItemId
{
    /// <summary>Rows of one file at most: the number of bits that hold a row.</summary>
    public const long MostRows = 1L << 32;

    /// <summary>
    /// A version 7 UUID: the time of the job, the row in the 32 bits behind it (around version and variant), and 42 bits
    /// that are the job's own.
    /// </summary>
    public static Guid Of(Guid job, DateTime createdAt, long row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, MostRows);
        var milliseconds = (long)(createdAt - DateTime.UnixEpoch).TotalMilliseconds;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(job.ToByteArray(bigEndian: true), hash);
        Span<byte> id = stackalloc byte[16];
        for (var i = 0; i < 6; i++)
            id[i] = (byte)(milliseconds >> (8 * (5 - i)));
        id[6] = (byte)(0x70 | (int)((row >> 28) & 0x0F));
        id[7] = (byte)(row >> 20);
        // Variant 10, then the lower 20 bits of the row, then the job.
        id[8] = (byte)(0x80 | (int)((row >> 14) & 0x3F));
        id[9] = (byte)(row >> 6);
        id[10] = (byte)((int)(row << 2) | (hash[0] & 0x03));
        hash[1..6].CopyTo(id[11..]);
        return new Guid(id, bigEndian: true);
    }
}
