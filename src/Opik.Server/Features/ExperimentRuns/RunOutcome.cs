using Opik.Llm;
using Opik.Server.Features.ChatCompletions;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>What came of a call: an answer, or why there is none.</summary>
internal sealed record RunOutcome(ModelAnswer? Answer, ChatException? Refusal);
