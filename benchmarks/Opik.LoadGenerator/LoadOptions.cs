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
    public required string Server { get; init; }

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions { Server = Path.Combine("src", "Opik.Server", "bin", "Release", "net10.0", "Opik.Server.dll") };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.", nameof(arguments));
            options = arguments[i] switch
            {
                "--spans" => options with { Spans = Number(value, 1, 5_000_000) },
                "--batch" => options with { Batch = Number(value, 1, 1000) },
                "--connections" => options with { Connections = Number(value, 1, 64) },
                "--baseline-rows" => options with { BaselineRows = Number(value, 1, 2_000_000) },
                "--patch-seconds" => options with { PatchSeconds = Number(value, 1, 60) },
                "--repeats" => options with { Repeats = Number(value, 1, 200) },
                "--server" => options with { Server = value },
                "--data" => options with { Data = value },
                "--output" => options with { Output = value },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Number(string text, int min, int max) =>
        int.TryParse(text, out var number) && number >= min && number <= max ? number : throw new ArgumentException($"{text} is not a number from {min} to {max}.", nameof(text));
}
