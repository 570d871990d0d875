namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>A single value that several attributes may give: the lowest rank wins, among equals the first.</summary>
internal sealed class RankedValue
{
    private readonly List<(string Name, int Rank, string Value)> _candidates = [];

    /// <summary>The winner; null when nothing came.</summary>
    public string? Value { get; private set; }

    /// <summary>Those that lost with another value than the winner's, by attribute.</summary>
    public IEnumerable<(string Name, string Value)> Others =>
        _candidates.Where(candidate => candidate.Value != Value).Select(candidate => (candidate.Name, candidate.Value));

    /// <summary>Adds a candidate; blank values are none.</summary>
    public void Add(string name, int rank, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        _candidates.Add((name, rank, value));
        Value = _candidates.MinBy(candidate => candidate.Rank).Value;
    }
}
