using System.Text.Json;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Configure;

/// <summary>Which project everything goes to that names none: the newest one unless the user wants another.</summary>
internal static class ProjectChoice
{
    private const string NewestFirst = """[{"field":"created_at","direction":"DESC"}]""";

    /// <summary>Name of the project.</summary>
    public static async Task<string> AskAsync(ConnectionSettings settings, Questions questions, CancellationToken cancellationToken)
    {
        if (DeploymentChoice.Variable("OPIK_PROJECT_NAME") is { } given)
            return given;
        var usual = await FindNewestAsync(settings, cancellationToken).ConfigureAwait(false) ?? "Default Project";
        if (questions.Approve($"Use \"{usual}\" as the project name?"))
            return usual;
        return questions.Ask("Project name", "Set OPIK_PROJECT_NAME.") is { Length: > 0 } answer
            ? answer
            : throw new CommandException("The name of the project must not be empty. Run the command again.");
    }

    private static async Task<string?> FindNewestAsync(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        using var rest = new OpikRest(new OpikOptions { UrlOverride = settings.Address, ApiKey = settings.ApiKey, Workspace = settings.Workspace });
        try
        {
            var path = new QueryString("v1/private/projects").Add("page", 1).Add("size", 1).Add("sorting", NewestFirst).ToString();
            var answer = await rest.SendAsync(HttpMethod.Get, path, retry: RetryMode.None, cancellationToken: cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(answer.EnsureSuccess().Body);
            return json.RootElement.GetProperty("content").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } project ? project.GetProperty("name").GetString() : null;
        }
        catch (Exception unknown) when (unknown is OpikException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Only a suggestion is lost.
            return null;
        }
    }
}
