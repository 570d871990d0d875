using System.Text.Json.Serialization;
using Opik.Contracts;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>Runs without an error to compare a trace with.</summary>
internal sealed record GoodRunsShape(GoodRunsShape.SimilarRun? Before, GoodRunsShape.SimilarRun? After, GoodRunsShape.SimilarRun? Alike)
{
    /// <summary>One of them; the duration is in milliseconds.</summary>
    internal sealed record SimilarRun(Guid Id, DateTime StartTime, double Duration, double InputLikeness);
}

/// <summary>The steps at which runs that failed first went another way than good ones.</summary>
internal sealed record FirstDifferencesShape(int Pairs, IReadOnlyList<FirstDifferencesShape.DifferingStep> Steps)
{
    /// <summary>A step, in how many pairs it was the first, and which these are.</summary>
    internal sealed record DifferingStep(string Name, int Pairs, IReadOnlyList<RunPair> Runs);

    /// <summary>A run that failed, and the good one nearest to it.</summary>
    internal sealed record RunPair(Guid Failed, Guid Good);
}

/// <summary>What usually happens in traces of a name.</summary>
internal sealed record UsualStepsShape(int Runs, IReadOnlyList<UsualStepsShape.UsualStep> Steps)
{
    /// <summary>A step with what follows it.</summary>
    internal sealed record UsualStep(string Name, SpanType Type, int Runs, int Calls, int Errors, double Duration, double? Share, IReadOnlyList<NextStep> Next);

    /// <summary>The name is null where the run ends.</summary>
    internal sealed record NextStep([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Name, int Calls, int OnError, int Runs);
}
