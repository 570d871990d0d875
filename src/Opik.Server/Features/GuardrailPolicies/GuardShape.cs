using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>A guard on the wire. What its configuration must hold, <see cref="GuardTypes"/> says.</summary>
[RequiredMembers(nameof(Type), nameof(Config))]
internal sealed record GuardShape([property: AllowedValues("TOPIC", "PII", "LLM_JUDGE", "PROMPT_INJECTION", "CUSTOM_CLASSIFIER")] string Type, JsonObject Config);
