using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Configure;

/// <summary>Finds out which kind of server is meant: asked, or told by the environment.</summary>
internal static class DeploymentChoice
{
    /// <summary>The kind of server.</summary>
    /// <exception cref="CommandException">Nobody can be asked and the environment says nothing.</exception>
    public static Deployment Choose(Questions questions)
    {
        if (questions.CanAsk)
        {
            return questions.Choose("Which Opik do you use?", [
                ("Opik Cloud (hosted)", Deployment.Cloud),
                ("Self-hosted platform of your organisation", Deployment.SelfHosted),
                ("Local server that you run yourself", Deployment.Local),
            ]);
        }

        if (Variable("OPIK_URL_OVERRIDE") is { } url)
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Host == "comet.com" || address.Host.EndsWith(".comet.com", StringComparison.OrdinalIgnoreCase)))
                return Deployment.Cloud;
            return url.Contains("/opik/api", StringComparison.Ordinal) ? Deployment.SelfHosted : Deployment.Local;
        }

        // A key without an address only makes sense for the hosted server.
        if (Variable("OPIK_API_KEY") is not null)
            return Deployment.Cloud;
        throw new CommandException("""
            There is no terminal to ask which server is meant. Set one of these and run the command again:
              OPIK_API_KEY=KEY                          the hosted server
              OPIK_URL_OVERRIDE=URL OPIK_API_KEY=KEY    a self-hosted platform
              opik configure --use_local -y             a local server
            """);
    }

    /// <summary>An environment variable; blank counts as unset.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
