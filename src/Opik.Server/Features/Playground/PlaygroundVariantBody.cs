using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Playground;

/// <summary>A variant.</summary>
/// <param name="Name">What people call it, such as a prompt and its version; null: its letter alone.</param>
/// <param name="Model">Model, as users name it.</param>
/// <param name="Messages">Messages of the OpenAI interface; their texts are Mustache templates.</param>
/// <param name="Configs">Further members of the request: <c>temperature</c>, <c>tools</c>, <c>response_format</c>.</param>
/// <param name="PromptVersionId">The version of the prompt library that it is; null: none.</param>
internal sealed record PlaygroundVariantBody(string? Name, string? Model, IReadOnlyList<JsonText>? Messages, IReadOnlyDictionary<string, JsonText>? Configs, Guid? PromptVersionId)
{
    private const int MostConfigs = 100;

    public void Check(Violations violations, string path)
    {
        violations.CheckLength(path, "name", Name, 255);
        violations.CheckLength(path, "model", Model, 500);
        if (Configs?.Count > MostConfigs)
            violations.Add(path, $"configs size must be between 0 and {MostConfigs}");
        ToPrompt(null).Check(violations, path);
    }

    /// <summary>As a run of experiments takes it.</summary>
    public PromptVariantBody ToPrompt(string? experimentName) =>
        new(Model, Messages, Configs, PromptVersionId is { } version ? [new RunPromptVersionBody(version)] : null, experimentName);
}
