using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>A policy as clients write it. <c>execution_mode</c> is the name of the original, <c>always_on</c> says the same.</summary>
[RequiredMembers(nameof(Name), nameof(Guards))]
internal sealed record GuardrailPolicyBody
{
    private const int MaxGuards = 50;

    public Guid? Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    [AllowedValues("ALWAYS", "ON_REQUEST")]
    public string? ExecutionMode { get; init; }

    public bool? AlwaysOn { get; init; }

    [WrittenAs(typeof(IReadOnlyList<GuardShape>))]
    public IReadOnlyList<Guard?>? Guards { get; init; }

    /// <exception cref="ApiException">400 or 422: a member is missing or not allowed.</exception>
    public GuardrailPolicy ToPolicy(Guid id)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(Name))
            errors.Add("name must not be blank");
        if (Name?.Length > 150)
            errors.Add("name size must be between 0 and 150");
        if (Description?.Length > 1000)
            errors.Add("description size must be between 0 and 1000");
        if (ExecutionMode is not (null or "ALWAYS" or "ON_REQUEST"))
            throw ApiException.BadRequest("executionMode must be one of [ALWAYS, ON_REQUEST]");
        if (Guards is not { Count: > 0 and <= MaxGuards })
            errors.Add($"guards size must be between 1 and {MaxGuards}");
        for (var i = 0; i < Math.Min(MaxGuards, Guards?.Count ?? 0); i++)
        {
            if (GuardTypes.Problem(Guards![i]?.Type, Guards[i]?.Config ?? default) is { } problem)
                errors.Add($"guards[{i}].{problem}");
        }

        if (Guards?.Count(guard => guard?.Type == "LLM_JUDGE") > 1)
            errors.Add("guards must not hold more than one LLM_JUDGE");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
        return new GuardrailPolicy
        {
            Id = id,
            Name = Name!.Trim(),
            Description = Description,
            Always = ExecutionMode is null ? AlwaysOn ?? false : ExecutionMode == "ALWAYS",
            Guards = new JsonText(JsonSerializer.SerializeToUtf8Bytes(Guards, WireJson.Options)),
        };
    }

    /// <summary>One guard.</summary>
    internal sealed record Guard(string? Type, JsonElement? Config);
}
