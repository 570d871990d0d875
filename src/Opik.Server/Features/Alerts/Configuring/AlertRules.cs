using Opik.Server.Features.Alerts.Payloads;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Rules that every alert keeps; what breaks one is 422.</summary>
internal static class AlertRules
{
    /// <summary>Characters of the names of alert and webhook.</summary>
    public const int NameLength = 255;

    /// <summary>Characters of an address.</summary>
    public const int UrlLength = 2000;

    /// <summary>Characters of a secret token.</summary>
    public const int SecretLength = 250;

    /// <summary>Triggers of an alert.</summary>
    public const int MostTriggers = 100;

    /// <summary>Settings of a trigger.</summary>
    public const int MostConfigs = 100;

    private const int MapEntries = 100;
    private const int MapTextLength = 20_000;

    /// <summary>422 unless the members keep the rules.</summary>
    public static void Check(AlertBody body)
    {
        var violations = new Violations();
        if (string.IsNullOrWhiteSpace(body.Name))
            violations.Add(string.Empty, "Alert name is required");
        violations.CheckLength(string.Empty, "name", body.Name, NameLength);
        violations.CheckMap("metadata", body.Metadata, MapEntries, MapTextLength);
        violations.CheckMap("customFields", body.CustomFields, MapEntries, MapTextLength);
        foreach (var name in (body.CustomFields?.Keys ?? []).Where(GeneralPayload.IsTaken))
            violations.Add(string.Empty, $"customFields must not have '{name}': the event has a member of that name");
        if (body.Webhook is { } webhook)
            CheckWebhook(violations, webhook);
        else
            violations.Add(string.Empty, "webhook must not be null");
        CheckTriggers(violations, body.Triggers ?? []);
        violations.ThrowIfAny();
    }

    /// <summary>422 unless a trigger by itself keeps the rules.</summary>
    public static void Check(TriggerBody? trigger)
    {
        var violations = new Violations();
        CheckTriggers(violations, [trigger]);
        violations.ThrowIfAny();
    }

    private static void CheckWebhook(Violations violations, WebhookBody webhook)
    {
        const string path = "webhook.";
        violations.CheckLength(path, "name", webhook.Name, NameLength);
        violations.CheckNotBlank(path, "url", webhook.Url);
        violations.CheckLength(path, "url", webhook.Url, UrlLength);
        if (!string.IsNullOrWhiteSpace(webhook.Url))
            CheckAddress(violations, webhook.Url.Trim());
        violations.CheckLength(path, "secretToken", webhook.SecretToken, SecretLength);
        if (webhook.SecretToken is { } token && !HeaderRules.IsValue(token))
            violations.Add(path, "secretToken must be printable ASCII");
        violations.CheckMap("webhook.headers", webhook.Headers, MapEntries, MapTextLength);
        foreach (var (name, value) in webhook.Headers ?? new Dictionary<string, string?>())
            HeaderRules.Check(violations, name, value, hasToken: !string.IsNullOrEmpty(webhook.SecretToken));
    }

    private static void CheckAddress(Violations violations, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.Host.Length == 0)
            violations.Add("webhook.", "url must be an http or https address");
        else if (address.UserInfo.Length > 0)
            violations.Add("webhook.", "url must not have a user name: use secretToken or headers");
    }

    private static void CheckTriggers(Violations violations, IReadOnlyList<TriggerBody?> triggers)
    {
        if (triggers.Count > MostTriggers)
            violations.Add(string.Empty, $"triggers size must be between 0 and {MostTriggers}");
        CheckIds(violations, string.Empty, "triggers", triggers.Select(static trigger => trigger?.Id));
        foreach (var (index, trigger) in triggers.Take(MostTriggers).Index())
        {
            var path = $"triggers[{index}].";
            violations.CheckNotNull(path, "eventType", trigger?.EventType);
            var configs = trigger?.TriggerConfigs ?? [];
            if (configs.Count > MostConfigs)
                violations.Add(path, $"triggerConfigs size must be between 0 and {MostConfigs}");
            CheckIds(violations, path, "triggerConfigs", configs.Select(static config => config?.Id));
            foreach (var (number, config) in configs.Take(MostConfigs).Index())
            {
                violations.CheckNotNull($"{path}triggerConfigs[{number}].", "type", config?.Type);
                violations.CheckMap($"{path}triggerConfigs[{number}].configValue", config?.ConfigValue, MapEntries, MapTextLength);
            }
        }
    }

    private static void CheckIds(Violations violations, string path, string name, IEnumerable<Guid?> ids)
    {
        var known = ids.OfType<Guid>().ToList();
        if (known.Distinct().Count() < known.Count)
            violations.Add(path, $"{name} must not have an id twice");
    }
}
