using Spectre.Console;

namespace Opik.Cli.Hosting;

/// <summary>Where a command reads and writes. Colours, bars and questions only where a person looks.</summary>
internal sealed class Terminal
{
    // Lines that are read by a program must not be broken at 80 characters.
    private const int PipeWidth = 1000;

    private Terminal(IAnsiConsole output, IAnsiConsole error)
    {
        Output = output;
        Error = error;
    }

    /// <summary>Results.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>Progress, warnings and errors.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>True when there is somebody to ask.</summary>
    public bool IsInteractive { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>True when progress can be drawn.</summary>
    public bool CanDraw { get; } = !Console.IsErrorRedirected;

    /// <summary>The console of this process.</summary>
    public static Terminal OfProcess() => new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    /// <summary>A line of plain text.</summary>
    public void WriteLine(string text = "") => Output.WriteLine(text);

    /// <summary>A heading of a section.</summary>
    public void WriteHeading(string text)
    {
        Output.WriteLine();
        Output.MarkupLineInterpolated($"[bold magenta]*** {text.ToUpperInvariant()} ***[/]");
    }

    /// <summary>A line <c>label: value</c>.</summary>
    public void WriteField(string label, string value) => Output.MarkupLineInterpolated($"[green]{label}:[/] {value}");

    /// <summary>A note that is no result.</summary>
    public void Note(string text) => Error.MarkupLineInterpolated($"[dim]{text}[/]");

    /// <summary>Something that was left out or went wrong without ending the command.</summary>
    public void Warn(string text) => Error.MarkupLineInterpolated($"[yellow]Warning:[/] {text}");

    /// <summary>What ended the command.</summary>
    public void Fail(string text) => Error.MarkupLineInterpolated($"[red]Error:[/] {text}");

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = PipeWidth;
        return console;
    }
}
