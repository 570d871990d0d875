using Opik.Storage;

namespace Opik.Server.Features.Studio.Answers;

/// <summary>What a model says about a trial.</summary>
internal sealed record TrialExplanationAnswer(Guid ExperimentId, string Text, string Model, DateTime CreatedAt)
{
    public static TrialExplanationAnswer Of(TrialExplanation explanation) => new(explanation.ExperimentId, explanation.Text, explanation.Model, explanation.CreatedAt);
}
