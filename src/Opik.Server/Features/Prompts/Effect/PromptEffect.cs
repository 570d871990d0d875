using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>What a version did.</summary>
internal sealed record PromptEffect(PromptVersion Version, LogFigures Figures, LogHistogram Series);
