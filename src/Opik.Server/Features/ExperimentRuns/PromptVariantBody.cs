using Opik.Contracts;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>One prompt to be run over the dataset.</summary>
/// <param name="Model">Model, as users name it.</param>
/// <param name="Messages">Messages of the OpenAI interface; their texts are Mustache templates over the data of an item.</param>
/// <param name="Configs">Further members of the request, such as <c>temperature</c>.</param>
/// <param name="PromptVersions">Versions of the prompt library that it uses; null: those of the whole run.</param>
/// <param name="ExperimentName">Name of its experiment; blank: made up.</param>
internal sealed record PromptVariantBody(string? Model, IReadOnlyList<JsonText>? Messages, IReadOnlyDictionary<string, JsonText>? Configs, IReadOnlyList<RunPromptVersionBody>? PromptVersions, string? ExperimentName)
{
    private const int MostMessages = 1000;

    public void Check(Violations violations, string path)
    {
        violations.CheckNotBlank(path, "model", Model);
        violations.CheckLength(path, "experimentName", ExperimentName, 255);
        if (Messages is not { Count: >= 1 and <= MostMessages })
            violations.Add(path, $"messages size must be between 1 and {MostMessages}");
        RunPromptVersionBody.Check(violations, path, PromptVersions);
    }
}
