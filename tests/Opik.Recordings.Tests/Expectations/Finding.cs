namespace Opik.Recordings.Tests.Expectations;

/// <summary>One place where what the server did is not what the recording says.</summary>
/// <param name="Field">Where, for example <c>traces[qa#0].spans[generate#0].type</c>; deviations.json names it.</param>
/// <param name="Message">What was expected and what was found.</param>
internal sealed record Finding(string Field, string Message)
{
    public override string ToString() => $"{Field}: {Message}";
}
