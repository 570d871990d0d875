using System.Text;

namespace Opik.Server.Features.Playground.Running;

/// <summary>A call on its way.</summary>
internal sealed class LiveCell(long position, int variant, long started)
{
    public long Position { get; } = position;

    public int Variant { get; } = variant;

    /// <summary>Timestamp of the clock.</summary>
    public long Started { get; } = started;

    /// <summary>What has come so far.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Pieces that have come: about as many tokens.</summary>
    public int Pieces { get; set; }
}
