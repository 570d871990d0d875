using System.Text.Json;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>
/// Addresses of the pages that a message is about. Only the client knows where people see the pages: it says so in the
/// alert's metadata as <c>base_url</c>. Without it there are texts and no addresses.
/// </summary>
internal sealed class AlertLinks(AlertMessage message)
{
    private const string BaseUrl = "base_url";
    private readonly string? _root = Root(message);

    /// <summary>The page with all of them; null: unknown.</summary>
    public string? All => _root is null ? null : message.EventType switch
    {
        AlertEventType.PromptCreated or AlertEventType.PromptCommitted or AlertEventType.PromptDeleted => $"{_root}/prompts",
        AlertEventType.ExperimentFinished => $"{_root}/experiments",
        _ => $"{_root}/projects",
    };

    /// <summary>What the items are called, and their pages; one for each page. Empty for what has none.</summary>
    public IEnumerable<(string Text, string? Address)> Items() =>
        message.Items.Select(Target).Where(static target => target.Text.Length > 0).DistinctBy(static target => target.Address ?? target.Text);

    /// <summary>Those with a page.</summary>
    public IEnumerable<(string Text, string Address)> Targets() =>
        Items().Where(static item => item.Address is not null).Select(static item => (item.Text, item.Address!));

    private static string? Root(AlertMessage message) =>
        message.Metadata.TryGetValue(BaseUrl, out var text) && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Uri.EscapeDataString(message.WorkspaceName)}"
            : null;

    private (string Text, string? Address) Target(JsonText item)
    {
        using var json = JsonDocument.Parse(item.Utf8);
        var data = json.RootElement;
        var id = Text(data, "id");
        return message.EventType switch
        {
            AlertEventType.PromptCreated => (Text(data, "name"), At($"prompts/{id}")),
            AlertEventType.PromptCommitted => (Text(data, "commit"), At($"prompts/{Text(data, "prompt_id")}?activeVersionId={id}")),
            AlertEventType.PromptDeleted => (id, null),
            AlertEventType.TraceGuardrailsTriggered => (Text(data, "entity_id"), At($"projects/{Text(data, "project_id")}/traces?trace={Text(data, "entity_id")}")),
            AlertEventType.ExperimentFinished => (Text(data, "name"), At($"experiments/{Text(data, "dataset_id")}/compare?experiments=%5B%22{id}%22%5D")),
            _ => (string.Empty, null),
        };
    }

    private string? At(string path) => _root is null ? null : $"{_root}/{path}";

    private static string Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
