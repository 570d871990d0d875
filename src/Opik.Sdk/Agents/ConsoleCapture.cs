using System.Text;

namespace Opik.Agents;

/// <summary>Shows what runs write to the console as their log, beside writing it. One for the process: runners share it.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private static readonly Lock Gate = new();
    private static int users;
    private static (TextWriter Out, TextWriter Error) before;
    private bool left;

    private ConsoleCapture()
    {
    }

    public static ConsoleCapture Install()
    {
        lock (Gate)
        {
            if (users++ == 0)
            {
                before = (Console.Out, Console.Error);
                Console.SetOut(TextWriter.Synchronized(new Tee(before.Out, "stdout")));
                Console.SetError(TextWriter.Synchronized(new Tee(before.Error, "stderr")));
            }
        }

        return new ConsoleCapture();
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (left)
                return;
            left = true;
            if (--users > 0)
                return;
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
        }
    }

    private sealed class Tee(TextWriter inner, string stream) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            inner.Write(value);
            Print(value.ToString());
        }

        public override void Write(char[] buffer, int index, int count)
        {
            inner.Write(buffer, index, count);
            Print(new string(buffer, index, count));
        }

        public override void Write(string? value)
        {
            inner.Write(value);
            Print(value);
        }

        public override void WriteLine(string? value)
        {
            inner.WriteLine(value);
            Print(value + "\n");
        }

        public override void Flush() => inner.Flush();

        private void Print(string? text)
        {
            if (!string.IsNullOrEmpty(text))
                AgentRun.Current?.Print(stream, text);
        }
    }
}
