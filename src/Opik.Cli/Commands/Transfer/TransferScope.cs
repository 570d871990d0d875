using System.CommandLine;

namespace Opik.Cli.Commands.Transfer;

/// <summary>
/// The arguments before the item: <c>export WORKSPACE PROJECT all</c>. A project may be named like an item (<c>traces</c>);
/// what stands in its place is marked before the line is parsed, so that it is not taken for the item.
/// </summary>
internal static class TransferScope
{
    private const char Mark = '\u0001';

    /// <summary>An argument of that name.</summary>
    public static Argument<string> Argument(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => result.Tokens[0].Value.TrimStart(Mark),
    };

    /// <summary>The command line with workspace and project marked.</summary>
    public static string[] Protect(string[] args)
    {
        var command = Array.FindIndex(args, argument => argument is "export" or "import");
        if (command < 0 || args.Take(command).Any(argument => !argument.StartsWith('-')) && !IsKey(args, command))
            return args;
        var protectedArgs = (string[])args.Clone();
        var left = 2;
        for (var index = command + 1; index < args.Length && left > 0; index++)
        {
            if (args[index] == "--api-key")
                index++;
            else if (!args[index].StartsWith('-'))
                (protectedArgs[index], left) = (Mark + args[index], left - 1);
        }

        return protectedArgs;
    }

    // opik --api-key KEY export …
    private static bool IsKey(string[] args, int command) => command == 2 && args[0] == "--api-key";
}
