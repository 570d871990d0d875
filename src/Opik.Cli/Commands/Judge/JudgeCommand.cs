using System.CommandLine;

namespace Opik.Cli.Commands.Judge;

/// <summary><c>opik judge</c>.</summary>
internal static class JudgeCommand
{
    /// <summary>The commands on judges.</summary>
    public static Command Create() => new("judge", "Judges of language models: how well they agree with people.") { JudgeQualityCommand.Create() };
}
