using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Prompts;
using Opik.Prompts.Chat;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Prompt templates, as the official client fills them.</summary>
public sealed class PromptsGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls = new(StringComparer.Ordinal)
    {
        ["text.mustache"] = Text,
        ["text.mustache.value"] = Text,
        ["text.jinja2"] = Text,
        ["text.jinja2.value"] = Text,
        ["chat.mustache"] = Chat,
        ["chat.jinja2"] = Chat,
        ["chat.modalities"] = Chat,
        ["chat.placeholders"] = Chat,
        ["chat.template_type"] = golden => Messages(Template(golden, golden.Param("declared")).Format(Variables(golden), type: golden.Param("override") is { } other ? TypeOf(other) : null)),
        ["chat.required_modalities"] = RequiredModalities,
    };

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("prompts")];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public void A_prompt_is_filled_as_by_the_official_client(string id) => Assert.Null(GoldenCheck.Complaint("prompts", GoldenFile.Case("prompts", id), Calls));

    private static JsonNode? Text(GoldenCase golden) => new JsonObject
    {
        ["text"] = new PromptTemplate(golden.Text("template")!, TypeOf(golden.Param("type")), Validates(golden, true)).Format(Variables(golden)),
    };

    private static JsonNode? Chat(GoldenCase golden)
    {
        var supported = golden.Params.TryGetProperty("supported_modalities", out var flags) && flags.ValueKind == JsonValueKind.Object
            ? flags.EnumerateObject().Where(flag => flag.Value.ValueKind == JsonValueKind.True).Aggregate(ChatModalities.None, (all, flag) => all | (Enum.TryParse<ChatModalities>(flag.Name, true, out var one) ? one : ChatModalities.None))
            : ChatModalities.None;
        return Messages(Template(golden, golden.Param("type")).Format(Variables(golden), supported));
    }

    private static JsonNode? RequiredModalities(GoldenCase golden)
    {
        var required = Template(golden, null).RequiredModalities;
        var names = Enum.GetValues<ChatModalities>().Where(modality => modality != ChatModalities.None && required.HasFlag(modality)).Select(modality => modality.ToString().ToLowerInvariant());
        return new JsonObject { ["modalities"] = new JsonArray([.. names.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]) };
    }

    private static ChatPromptTemplate Template(GoldenCase golden, string? type) =>
        ChatPromptTemplate.FromJson(JsonNode.Parse(golden.Input.GetProperty("messages").GetRawText())!.AsArray(), TypeOf(type), Validates(golden, false));

    private static bool Validates(GoldenCase golden, bool otherwise) => golden.Params.TryGetProperty("validate_placeholders", out var flag) ? flag.GetBoolean() : otherwise;

    // What no client knows counts as Mustache there.
    private static TemplateType TypeOf(string? name) => string.Equals(name, "jinja2", StringComparison.OrdinalIgnoreCase) ? TemplateType.Jinja2 : TemplateType.Mustache;

    private static Dictionary<string, object?> Variables(GoldenCase golden) =>
        golden.Input.GetProperty("variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => (object?)variable.Value, StringComparer.Ordinal);

    private static JsonObject Messages(IReadOnlyList<ChatMessage> messages) => new()
    {
        ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content?.DeepClone() })]),
    };
}
