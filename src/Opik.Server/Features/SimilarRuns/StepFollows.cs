namespace Opik.Server.Features.SimilarRuns;

/// <summary>How often one step came right after another.</summary>
internal sealed class StepFollows
{
    public int Calls { get; set; }

    public int OnError { get; set; }

    public int Runs { get; set; }
}
