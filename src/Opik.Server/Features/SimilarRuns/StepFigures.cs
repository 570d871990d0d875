using Opik.Contracts;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>What the steps of a name did over all runs.</summary>
internal sealed class StepFigures(string name, SpanType type)
{
    public string Name { get; } = name;

    public SpanType Type { get; } = type;

    public int Calls { get; set; }

    public int Errors { get; set; }

    /// <summary>Milliseconds of all its calls together, one for each run that has it.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Share of the time of the run, one for each run that has it and is finished.</summary>
    public List<double> Shares { get; } = [];

    /// <summary>Calls after which a step came, by its name; the empty name is the end of the run.</summary>
    public Dictionary<string, StepFollows> Next { get; } = new(StringComparer.Ordinal);
}
