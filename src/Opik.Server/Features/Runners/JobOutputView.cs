using Opik.Server.Features.Runners.Model;

namespace Opik.Server.Features.Runners;

/// <summary>The output that a run has told of so far, from a place on.</summary>
/// <param name="From">Where the text begins; less than was asked for when there is not so much (any more).</param>
/// <param name="Text">The text.</param>
/// <param name="Length">Length of the whole.</param>
/// <param name="Tokens">Tokens of the whole, where the runner knows them.</param>
internal sealed record JobOutputView(int From, string Text, int Length, int? Tokens)
{
    public static JobOutputView Of(RunnerJob job, int from) =>
        job.Output is { } output ? new(Math.Min(from, output.Length), output.From(from), output.Length, output.Tokens) : new(0, "", 0, null);
}
