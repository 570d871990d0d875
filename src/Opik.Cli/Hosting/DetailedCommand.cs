using System.CommandLine;

namespace Opik.Cli.Hosting;

/// <summary>A command whose help goes on after the options: with rules and examples that a list of commands has no place for.</summary>
/// <param name="name">Name.</param>
/// <param name="description">One line.</param>
/// <param name="details">What follows the options.</param>
internal sealed class DetailedCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>What follows the options.</summary>
    public string Details { get; } = details;
}
