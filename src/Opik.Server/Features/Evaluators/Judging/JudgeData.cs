using System.Text.Json;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>Values for the templates of a prompt.</summary>
/// <param name="Json">An object with the values by the name of the variable.</param>
/// <param name="Missing">Variables whose place holds nothing; they are empty.</param>
internal sealed record JudgeData(JsonDocument Json, IReadOnlyList<string> Missing) : IDisposable
{
    public JsonElement Values => Json.RootElement;

    public void Dispose() => Json.Dispose();
}
