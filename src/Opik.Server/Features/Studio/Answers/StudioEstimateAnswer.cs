namespace Opik.Server.Features.Studio.Answers;

/// <summary>What a run will take at most.</summary>
/// <param name="Items">Rows.</param>
/// <param name="CallsPerTrial">Calls of models for a trial.</param>
/// <param name="Trials">Trials, with that of the prompt it begins with.</param>
/// <param name="Calls">Calls in all, without those of the model that thinks about prompts.</param>
/// <param name="Cost">USD in all; absent: the price of the model is not known.</param>
internal sealed record StudioEstimateAnswer(int Items, int CallsPerTrial, int Trials, long Calls, double? Cost);
