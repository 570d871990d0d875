namespace Opik.Server.Tests.DatasetFiles;

/// <summary>Gives few bytes at a time, as a slow connection does.</summary>
internal sealed class DripStream(byte[] bytes, int step) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
}
