namespace Opik.Server.Features.Playground.Running;

/// <summary>What a subscriber has been told already.</summary>
internal sealed class LiveCursor
{
    /// <summary>Ended cells told.</summary>
    public int Ended { get; set; }

    /// <summary>Characters told of each call on its way.</summary>
    public Dictionary<LiveCell, int> Told { get; } = [];
}
