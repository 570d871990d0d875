using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>guardrails</c>: every check stands in the <c>guardrails_validations</c> of its trace, under its span.</summary>
internal static class GuardrailExpectation
{
    public static void Check(JsonArray expected, StoredContents stored, ExpectationReport report)
    {
        foreach (var check in expected.Select(item => item!.AsObject()))
        {
            var path = $"guardrails[{check["entity_id"]}/{check["name"]}]";
            var trace = stored.Traces.FirstOrDefault(other => JsonComparison.Same(check["entity_id"], other["id"]));
            var validation = (trace?["guardrails_validations"] as JsonArray ?? [])
                .FirstOrDefault(other => JsonComparison.Same(check["secondary_id"], other!["span_id"]));
            var found = (validation?["checks"] as JsonArray ?? []).FirstOrDefault(other => JsonComparison.Same(check["name"], other!["name"]));
            report.Require(JsonComparison.Same(check["result"], found?["result"]), path, $"expected {check["result"]}, got {JsonComparison.Show(trace?["guardrails_validations"])}");
            report.Require(JsonComparison.Same(check["project_name"], trace is null ? null : JsonValue.Create(stored.ProjectOf(trace))), $"{path}.project_name", $"expected {check["project_name"]}");
        }
    }
}
