namespace Opik.LoadGenerator;

/// <summary>Options of the command line, each a name and a value.</summary>
internal static class Arguments
{
    /// <summary>The built server, where nothing else is said.</summary>
    public static string BuiltServer { get; } = Path.Combine("src", "Opik.Server", "bin", "Release", "net10.0", "Opik.Server.dll");

    /// <summary>Applies one option after the other; <paramref name="apply"/> returns null for a name that it does not know.</summary>
    /// <exception cref="ArgumentException">Unknown option, or one without a value.</exception>
    public static T Parse<T>(T options, IReadOnlyList<string> arguments, Func<T, string, string, T?> apply)
        where T : class
    {
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.", nameof(arguments));
            options = apply(options, arguments[i], value) ?? throw new ArgumentException($"Unknown option {arguments[i]}.", nameof(arguments));
        }

        return options;
    }

    /// <exception cref="ArgumentException">No number, or out of range.</exception>
    public static int Number(string text, int min, int max) =>
        int.TryParse(text, out var number) && number >= min && number <= max ? number : throw new ArgumentException($"{text} is not a number from {min} to {max}.", nameof(text));
}
