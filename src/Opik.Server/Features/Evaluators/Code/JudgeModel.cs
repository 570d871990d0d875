using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>The model of a judge.</summary>
/// <param name="Name">Model, as users name it.</param>
/// <param name="Temperature">Temperature; null: the provider's.</param>
/// <param name="Seed">Seed; null: none.</param>
/// <param name="CustomParameters">Further members of the request.</param>
[RequiredMembers(nameof(Name))]
internal sealed record JudgeModel(string? Name, double? Temperature, int? Seed, JsonObject? CustomParameters)
{
    private const int NameLength = 500;
    private const double MostTemperature = 100;

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations, string path)
    {
        violations.CheckNotBlank(path, "name", Name);
        violations.CheckLength(path, "name", Name, NameLength);
        if (Temperature is { } temperature && temperature is not (>= 0 and <= MostTemperature))
            violations.Add(path, $"temperature must be between 0 and {MostTemperature}");
        try
        {
            ChatBody.Check(CustomParameters, 0);
        }
        catch (Exception broken) when (broken is ArgumentException or JsonException)
        {
            // A member twice, or too deep: found now, and not in the middle of a call.
            violations.Add(path, "customParameters must name each member once and be at most 64 levels deep");
        }
    }
}
