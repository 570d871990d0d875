namespace Opik.OpenTelemetry.Mapping;

/// <summary>A single value that several attributes may give: the lowest rank wins, among equals the first.</summary>
internal sealed class RankedValue
{
    private List<(string Name, string Value)>? _others;
    private string _name = "";
    private int _rank;

    /// <summary>The winner; null when nothing came.</summary>
    public string? Value { get; private set; }

    /// <summary>Those that lost with another value than the winner's, by attribute.</summary>
    public IEnumerable<(string Name, string Value)> Others => (_others ?? []).Where(other => other.Value != Value);

    /// <summary>Adds a candidate; blank values are none.</summary>
    public void Add(string name, int rank, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (Value is not null && rank >= _rank)
        {
            (_others ??= []).Add((name, value));
            return;
        }

        if (Value is not null)
            (_others ??= []).Add((_name, Value));
        (_name, _rank, Value) = (name, rank, value);
    }
}
