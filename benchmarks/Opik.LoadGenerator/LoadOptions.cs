namespace Opik.LoadGenerator;

/// <summary>What to run; every number has an upper bound, so that a run always ends.</summary>
internal sealed record LoadOptions
{
    /// <summary>Spans to write, at most 5,000,000.</summary>
    public int Spans { get; init; } = 1_000_000;

    /// <summary>Spans a request, 1 to 1,000.</summary>
    public int Batch { get; init; } = 1000;

    /// <summary>Connections that write at the same time, 1 to 64.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Rows for the comparison with SQLite alone.</summary>
    public int BaselineRows { get; init; } = 200_000;

    /// <summary>Seconds of single PATCHes.</summary>
    public int PatchSeconds { get; init; } = 10;

    /// <summary>Runs of each query.</summary>
    public int Repeats { get; init; } = 15;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Arguments.BuiltServer;

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(new LoadOptions(), arguments, static (options, name, value) => name switch
        {
            "--spans" => options with { Spans = Arguments.Number(value, 1, 5_000_000) },
            "--batch" => options with { Batch = Arguments.Number(value, 1, 1000) },
            "--connections" => options with { Connections = Arguments.Number(value, 1, 64) },
            "--baseline-rows" => options with { BaselineRows = Arguments.Number(value, 1, 2_000_000) },
            "--patch-seconds" => options with { PatchSeconds = Arguments.Number(value, 1, 60) },
            "--repeats" => options with { Repeats = Arguments.Number(value, 1, 200) },
            "--server" => options with { Server = value },
            "--data" => options with { Data = value },
            "--output" => options with { Output = value },
            _ => null,
        });
}
