using Opik.Cli.Hosting;
using Spectre.Console;

namespace Opik.Cli.Commands.Configure;

/// <summary>Asks a person; where there is none, or with <c>-y</c>, takes the default.</summary>
/// <param name="terminal">Where to ask.</param>
/// <param name="assumeYes">True: approvals are not asked for.</param>
internal sealed class Questions(Terminal terminal, bool assumeYes)
{
    /// <summary>Wrong answers before it gives up.</summary>
    public const int Attempts = 3;

    /// <summary>True when there is somebody to ask.</summary>
    public bool CanAsk => terminal.IsInteractive;

    /// <summary>Yes or no; yes when nobody is asked.</summary>
    public bool Approve(string question) => assumeYes || !CanAsk || terminal.Output.Prompt(new ConfirmationPrompt(Markup.Escape(question)));

    /// <summary>A line of text.</summary>
    /// <exception cref="CommandException">Nobody can be asked.</exception>
    public string Ask(string question, string whatToSet, bool secret = false)
    {
        if (!CanAsk)
            throw new CommandException($"There is no terminal to ask for '{question}'. {whatToSet}");
        var prompt = new TextPrompt<string>(Markup.Escape(question) + ":");
        return terminal.Output.Prompt(secret ? prompt.Secret() : prompt).Trim();
    }

    /// <summary>One of several, by its number.</summary>
    public T Choose<T>(string question, IReadOnlyList<(string Label, T Value)> choices)
    {
        terminal.WriteLine(question);
        for (var number = 1; number <= choices.Count; number++)
            terminal.WriteLine($"  {number}. {choices[number - 1].Label}");
        var prompt = new TextPrompt<int>("Your choice:")
            .DefaultValue(1)
            .Validate(number => number >= 1 && number <= choices.Count, $"Please answer with a number from 1 to {choices.Count}.");
        return choices[terminal.Output.Prompt(prompt) - 1].Value;
    }

    /// <summary>Says why an answer was not taken.</summary>
    public void Refuse(string why) => terminal.Output.MarkupLineInterpolated($"[red]{why}[/]");

    /// <summary>A hint before a question.</summary>
    public void Hint(string text) => terminal.WriteLine(text);
}
