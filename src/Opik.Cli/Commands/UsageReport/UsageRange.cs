namespace Opik.Cli.Commands.UsageReport;

/// <summary>Times that a report covers.</summary>
/// <param name="Start">First; null: from the first trace.</param>
/// <param name="End">Last; null: until now.</param>
internal sealed record UsageRange(DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>True for times in it.</summary>
    public bool Contains(DateTimeOffset time) => (Start is null || time >= Start) && (End is null || time <= End);
}
