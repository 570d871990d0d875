namespace Opik.Storage;

/// <summary>A time in which an alert sends nothing; what it has to tell is noted all the same.</summary>
/// <param name="Since">When it was muted.</param>
/// <param name="Until">Until when; null: for good.</param>
/// <param name="By">Who did it.</param>
public sealed record AlertMute(DateTime Since, DateTime? Until, string By)
{
    /// <summary>Whether it is so at a time.</summary>
    public bool IsAt(DateTime time) => Until is not { } until || time < until;
}
