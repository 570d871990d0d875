namespace Opik.LoadGenerator.Rules;

/// <summary>What to run; every number has an upper bound, so that a run always ends.</summary>
internal sealed record RuleLoadOptions
{
    /// <summary>Traces of one project in one round, each in a request of its own; at most 100,000.</summary>
    public int Traces { get; init; } = 3000;

    /// <summary>Rounds over the projects.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Connections that write at the same time, 1 to 64.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Arguments.BuiltServer;

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-rule-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static RuleLoadOptions Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(new RuleLoadOptions(), arguments, static (options, name, value) => name switch
        {
            "--traces" => options with { Traces = Arguments.Number(value, 1, 100_000) },
            "--rounds" => options with { Rounds = Arguments.Number(value, 1, 50) },
            "--connections" => options with { Connections = Arguments.Number(value, 1, 64) },
            "--server" => options with { Server = value },
            "--data" => options with { Data = value },
            "--output" => options with { Output = value },
            _ => null,
        });
}
