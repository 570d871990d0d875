using Opik.Cli.Hosting;
using Opik.Configuration;

namespace Opik.Cli.Commands.Configure;

/// <summary>Settings of a server with accounts: API key, its address where the key or the user says one, workspace.</summary>
internal static class AccountSetup
{
    private static readonly Uri Cloud = new("https://www.comet.com/");

    /// <summary>The settings, project apart.</summary>
    /// <exception cref="CommandException">The key or the workspace is wrong, or nobody can be asked for it.</exception>
    public static async Task<ConnectionSettings> AskAsync(Deployment deployment, string? givenKey, Questions questions, CancellationToken cancellationToken)
    {
        var key = givenKey ?? DeploymentChoice.Variable("OPIK_API_KEY");
        var given = DeploymentChoice.Variable("OPIK_URL_OVERRIDE");
        if (given is not null && ServerPing.Parse(given) is null)
            throw new CommandException($"OPIK_URL_OVERRIDE is '{given}': give an absolute http or https address, for instance https://opik.example.com/opik/api.");
        for (var attempt = 0; attempt < Questions.Attempts; attempt++)
        {
            if (key is null)
            {
                if (deployment == Deployment.Cloud)
                    questions.Hint($"Your API key is at {Cloud}api/my/settings/");
                key = questions.Ask("API key", "Set OPIK_API_KEY.", secret: true);
            }

            var root = EmbeddedBaseUrl.Of(key) ?? (given is null ? null : ServerPing.Parse(given));
            if (root is null && deployment == Deployment.SelfHosted)
                root = await LocalSetup.AskForAddressAsync(questions, cancellationToken).ConfigureAwait(false);
            root = new Uri(root ?? Cloud, "/");
            using var account = new AccountApi(root, key);
            if (await account.GetDefaultWorkspaceAsync(cancellationToken).ConfigureAwait(false) is { } workspace)
                return new ConnectionSettings(new Uri(root, "opik/api/"), await WorkspaceAsync(account, workspace, questions, cancellationToken).ConfigureAwait(false), key, "");
            if (!questions.CanAsk)
                throw new CommandException($"The API key is not valid at {root}. Set OPIK_API_KEY to a valid key of that server.");
            questions.Refuse($"That API key is not valid at {root}.");
            key = null;
        }

        throw new CommandException("None of the API keys is valid. Copy it from the settings page of your account and run the command again.");
    }

    private static async Task<string> WorkspaceAsync(AccountApi account, string usual, Questions questions, CancellationToken cancellationToken)
    {
        if (DeploymentChoice.Variable("OPIK_WORKSPACE") is { } given)
        {
            return (await account.GetWorkspacesAsync(cancellationToken).ConfigureAwait(false)).Contains(given)
                ? given
                : throw new CommandException($"The API key has no access to the workspace '{given}' (OPIK_WORKSPACE). Correct it or leave it out to use '{usual}'.");
        }

        if (questions.Approve($"Use the \"{usual}\" workspace?"))
            return usual;
        for (var attempt = 0; attempt < Questions.Attempts; attempt++)
        {
            var answer = questions.Ask("Workspace name", "Set OPIK_WORKSPACE.");
            if ((await account.GetWorkspacesAsync(cancellationToken).ConfigureAwait(false)).Contains(answer))
                return answer;
            questions.Refuse($"The API key has no access to a workspace '{answer}'.");
        }

        throw new CommandException("The API key has no access to any of the workspaces that were given.");
    }
}
