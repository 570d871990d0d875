namespace Opik.Storage;

/// <summary>Lengths of the texts that lists show of inputs and outputs, in UTF-16 units.</summary>
public static class TextLength
{
    /// <summary>What rows hold beside their payload: a list reads nothing else for it.</summary>
    public const int Stored = 160;

    /// <summary>Most that a list answers.</summary>
    public const int Most = 5_000;
}
