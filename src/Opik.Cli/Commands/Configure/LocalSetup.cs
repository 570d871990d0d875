using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Configure;

/// <summary>Settings of a local server: found where it usually is, or asked for.</summary>
internal static class LocalSetup
{
    /// <summary>The settings, project apart.</summary>
    /// <exception cref="CommandException">No server answers.</exception>
    public static async Task<ConnectionSettings> AskAsync(Questions questions, CancellationToken cancellationToken)
    {
        if (DeploymentChoice.Variable("OPIK_URL_OVERRIDE") is { } given)
        {
            var address = ServerPing.Parse(given);
            if (address is not null && await ServerPing.FindAsync(address, cancellationToken).ConfigureAwait(false) is { } found)
                return Of(found);
            if (!questions.CanAsk)
                throw new CommandException($"No Opik server answers at '{given}' (OPIK_URL_OVERRIDE). Start it, for instance with 'opik server', or correct the address.");
            questions.Refuse($"No Opik server answers at '{given}' (OPIK_URL_OVERRIDE).");
        }
        else if (await ServerPing.FindAsync(OpikOptions.LocalUrl, cancellationToken).ConfigureAwait(false) is { } usual)
        {
            if (questions.Approve($"Found a local Opik server at {usual.GetLeftPart(UriPartial.Authority)}/. Use it?"))
                return Of(usual);
        }
        else if (!questions.CanAsk)
        {
            throw new CommandException("No Opik server answers at http://localhost:5173/. Start one with 'opik server', or set OPIK_URL_OVERRIDE to its address.");
        }

        return Of(await AskForAddressAsync(questions, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks for the address of a server until one answers.</summary>
    public static async Task<Uri> AskForAddressAsync(Questions questions, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Questions.Attempts; attempt++)
        {
            var answer = questions.Ask("Opik instance URL", "Set OPIK_URL_OVERRIDE to the address of the server.");
            if (ServerPing.Parse(answer) is { } address && await ServerPing.FindAsync(address, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
            questions.Refuse($"No Opik server answers at '{answer}'. An address looks like http://localhost:5173/.");
        }

        throw new CommandException("No address that was given has an Opik server. Check that it runs, then run the command again.");
    }

    private static ConnectionSettings Of(Uri address) => new(address, "default", null, "");
}
